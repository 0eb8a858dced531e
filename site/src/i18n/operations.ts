import { inLanguage, type InThree } from './tables.ts';

/** What an operation is called in Portuguese and Chinese; in English it is its own summary. One without names fails the build. */
const NAMES: Readonly<Record<string, readonly [pt: string, zh: string]>> = {
  listOffers: ['Listar as ofertas de um mercado, as fixadas primeiro', '列出某个市场的产品/服务，已置顶的排在最前'],
  getCatalogPins: ['Ler que ofertas ficam no topo do seu catálogo', '读取哪些产品/服务位于目录顶部'],
  setCatalogPins: [
    'Escolher até cinco ofertas para o topo do seu catálogo, na ordem desejada',
    '选择最多五项产品/服务置于目录顶部，并确定其顺序',
  ],
  getOffer: ['Obter uma oferta', '获取一项产品/服务'],
  listOfferAddOns: ['Listar os complementos de uma oferta', '列出产品/服务的加载项'],
  listOfferCategories: ['Listar as categorias de ofertas de um mercado', '列出某个市场的产品/服务类别'],
  getPriceFile: [
    'Baixar a tabela de preços de hoje, da próxima lista de preços ou de um mês encerrado; ou as taxas de câmbio de um mês',
    '下载今天的、下一份价目表的或已结束月份的价格表，或某月的汇率',
  ],
  loadOfferMatrix: [
    'Carregar a matriz de ofertas de um mês futuro, ou carregá-la de novo; ela é tudo o que se vende a partir de então',
    '上传未来某月的产品/服务矩阵，或重新上传；自该月起，矩阵即为全部在售内容',
  ],
  diffOfferMatrix: [
    'Perguntar o que uma matriz de ofertas mudaria no catálogo atual; nada é gravado',
    '查询产品/服务矩阵会对当前目录带来哪些更改；不写入任何内容',
  ],
  listOfferMatrices: [
    'Listar as últimas 24 matrizes de ofertas, da mais recente para a mais antiga, também as dos meses futuros',
    '列出最近 24 份产品/服务矩阵（最新的在前），包括未来月份的矩阵',
  ],
  getOfferMatrix: [
    'Baixar a matriz de ofertas de um mês, ou com "current" o catálogo atual, para alterá-la e carregá-la de novo',
    '下载某月的产品/服务矩阵；使用 "current" 可下载当前目录，修改后重新上传',
  ],
  publishPriceList: ['Publicar uma lista de preços', '发布价目表'],
  listPriceLists: ['Listar as listas de preços publicadas', '列出已发布的价目表'],
  getPriceList: ['Baixar uma lista de preços', '下载价目表'],
  getLegalBusinessProfile: [
    'Ler o seu perfil de parceiro: nome, endereço e contato principal da empresa, e a situação da análise',
    '读取你的合作伙伴配置文件：公司名称、地址、主要联系人以及审核状态',
  ],
  updateLegalBusinessProfile: ['Substituir o seu perfil de parceiro', '替换你的合作伙伴配置文件'],
  getPartnerBillingProfile: [
    'Ler o seu perfil de cobrança: a quem as faturas são endereçadas; o que ele mesmo não diz vem do perfil de parceiro',
    '读取你的计费配置文件：账单的收件方；其中未填写的内容取自合作伙伴配置文件',
  ],
  updatePartnerBillingProfile: ['Substituir o seu perfil de cobrança', '替换你的计费配置文件'],
  getOrganizationProfile: [
    'Ler o seu perfil da organização: a conta da empresa no diretório',
    '读取你的组织配置文件：公司在目录中的账户',
  ],
  updateOrganizationProfile: ['Substituir o seu perfil da organização', '替换你的组织配置文件'],
  getSupportProfile: ['Ler o seu perfil de suporte: onde os clientes pedem ajuda', '读取你的支持配置文件：客户在哪里寻求帮助'],
  updateSupportProfile: ['Substituir o seu perfil de suporte', '替换你的支持配置文件'],
  updateSupportProfileAtItsOtherAddress: [
    'Substituir o seu perfil de suporte, no endereço que alguns documentos trazem',
    '替换你的支持配置文件，使用某些文档给出的地址',
  ],
  getMpnProfile: [
    'Ler o seu perfil na rede de parceiros, ou verificar se um ID do MPN existe lendo o perfil dele',
    '读取你的合作伙伴网络配置文件，或通过读取某个 MPN ID 的配置文件来确认它存在',
  ],
  addUser: [
    'Dar uma conta a um funcionário, com as suas duas configurações; a senha temporária é mostrada uma única vez',
    '为员工创建账户并选择两项设置；临时密码只显示一次',
  ],
  listUsers: [
    'Listar os funcionários que trabalham no Partner Center, com o que podem fazer',
    '列出在合作伙伴中心工作的员工及其权限',
  ],
  getUser: ['Ler um funcionário', '读取一名员工'],
  changeUser: [
    'Alterar o nome ou as configurações de um funcionário; só um administrador global altera a configuração de administrador',
    '更改员工的姓名或设置；只有全局管理员可以更改管理员设置',
  ],
  removeUser: ['Retirar um funcionário; o último administrador global permanece', '移除员工；最后一位全局管理员不能移除'],
  getAgreementSignatureStatus: [
    'Perguntar se um revendedor indireto assinou o contrato de revendedor',
    '查询间接经销商是否已签署经销商协议',
  ],
  validateAddress: [
    'Verificar um endereço antes de gravá-lo: se a província existe e se o CEP é dela',
    '在保存之前检查地址：省份是否存在，邮政编码是否属于该省份',
  ],
  checkDomainExists: [
    'Perguntar se um nome de domínio está em uso (200) ou livre (404); nenhuma das respostas tem corpo',
    '查询域名是已被使用 (200) 还是可用 (404)；两种响应都没有正文',
  ],
  checkDomainPrefixAvailability: [
    'Perguntar se um nome sob partner.onmschina.cn está disponível: true ou false',
    '查询 partner.onmschina.cn 下的某个名称是否可用：true 或 false',
  ],
  getCountryValidationRules: [
    'Ler como devem ser os endereços e números de um país',
    '读取某个国家/地区的地址和号码应采用的格式',
  ],
  createCustomer: [
    'Criar um cliente: a conta, a relação de revendedor e o primeiro administrador, cuja senha é mostrada uma única vez',
    '创建客户：其账户、经销商关系和首位管理员，该管理员的密码只显示一次',
  ],
  listCustomers: [
    'Listar os clientes, ou aqueles cujo nome ou domínio começa com um texto',
    '列出客户，或列出公司名称或域名以某段文字开头的客户',
  ],
  getCustomer: [
    'Ler um cliente, com seus perfis e se você tem privilégios administrativos delegados',
    '读取一位客户，包括其配置文件以及你是否拥有委派的管理权限',
  ],
  getCustomerCompanyProfile: ['Ler o perfil da empresa de um cliente', '读取客户的公司配置文件'],
  getCustomerBillingProfile: [
    'Ler o perfil de cobrança de um cliente, com o etag necessário para alterá-lo',
    '读取客户的计费配置文件，包括更改时所需的 etag',
  ],
  updateCustomerBillingProfile: ['Substituir o perfil de cobrança de um cliente', '替换客户的计费配置文件'],
  changeCustomerRelationship: [
    'Encerrar a relação com um cliente, ou apenas os privilégios administrativos delegados',
    '结束与客户的关系，或仅交还委派的管理权限',
  ],
  deleteCustomer: ['Excluir um cliente da área restrita, com tudo o que ele tem', '从沙盒中删除客户及其所有内容'],
  addVerifiedDomain: [
    'Associar a um cliente um nome de domínio verificado no registro dele',
    '将已在注册机构验证的域名添加到客户',
  ],
  listAgreementMetadata: ['Listar os contratos que um cliente pode aceitar', '列出客户可以接受的协议'],
  getAgreementDocument: [
    'Obter links para o texto de um contrato, para ler e para guardar',
    '获取协议文本的链接，用于阅读和保存',
  ],
  listCustomerAgreements: ['Listar as suas confirmações de que um cliente aceitou um contrato', '列出你对客户接受协议的确认'],
  createCustomerAgreement: ['Confirmar que um cliente aceitou um contrato', '确认客户已接受协议'],
  getDirectSignedAgreementStatus: [
    'Perguntar se um cliente assinou ele mesmo o contrato do cliente',
    '查询客户是否已自行签署客户协议',
  ],
  listResellerAgreements: [
    'Listar as versões do contrato de revendedor que a sua empresa assinou, com quem assinou e quando',
    '列出贵公司签署的经销商协议版本、签署人和签署时间',
  ],
  publishAgreementTemplate: ['Publicar uma nova versão de um contrato, nos seus idiomas', '发布协议的新版本（多种语言）'],
  getMyAgreement: ['Consultar o contrato do cliente e se a sua empresa o assinou', '查看客户协议，以及贵公司是否已签署'],
  signMyAgreement: ['Assinar o contrato do cliente em nome da sua empresa', '代表贵公司签署客户协议'],
  getCustomerQualification: ['Consultar a qualificação de um cliente, em uma palavra', '查看客户的资格（单个值）'],
  updateCustomerQualification: ['Pedir uma qualificação de um cliente, em uma palavra', '为客户申请资格（单个值）'],
  listCustomerQualifications: ['Listar as qualificações de um cliente, com o andamento da análise', '列出客户的资格及其审核进度'],
  createCustomerQualification: ['Pedir uma qualificação de um cliente', '为客户申请资格'],
  listValidationCodes: ['Listar os seus códigos de validação da nuvem do governo', '列出你的政府云验证代码'],
  getCustomerGccValidation: [
    'Consultar com qual dos seus códigos de validação um cliente foi comprovado',
    '查看客户是用你的哪个验证代码验证的',
  ],
  putValidationCode: ['Dar a um parceiro um código de validação da nuvem do governo', '为合作伙伴提供政府云验证代码'],
  vetQualification: ['Aprovar ou negar uma qualificação em análise', '批准或拒绝正在审核的资格'],
  startEnrollment: ['Iniciar o registro da sua empresa', '开始注册贵公司'],
  getEnrollment: ['Consultar o andamento do registro da sua empresa', '查看贵公司注册的进度'],
  createEnrollmentAccount: ['Indicar o primeiro administrador global da sua empresa', '指定贵公司的首位全局管理员'],
  submitEnrollment: ['Enviar a solicitação à operadora para análise', '将申请提交运营商审核'],
  signResellerAgreement: ['Aceitar e continuar: assinar o contrato de revendedor', '接受并继续：签署经销商协议'],
  listEnrollments: ['Listar as empresas que pediram o registro e ainda não estão ativas', '列出已申请注册但尚未生效的公司'],
  recordCreditCheck: ['Registrar o resultado da análise de crédito', '记录信用检查的结果'],
  approveEnrollment: ['Aprovar um registro', '批准注册'],
  rejectEnrollment: ['Rejeitar um registro, em definitivo', '拒绝注册（最终决定）'],
  registerReseller: [
    'Registrar um revendedor de valor agregado, para que ele possa se registrar sob você',
    '登记增值经销商，使其能够在你名下注册',
  ],
  listRegisteredResellers: ['Listar os revendedores de valor agregado que você registrou', '列出你登记的增值经销商'],
  createCart: ['Abrir um carrinho com o que será comprado para um cliente', '打开购物车，放入要为客户购买的项目'],
  getCart: ['Consultar um carrinho, com o erro de cada linha que não pode ser pedida', '查看购物车，以及每个无法订购的行的错误'],
  updateCart: ['Substituir as linhas de um carrinho', '替换购物车中的行'],
  checkoutCart: [
    'Transformar um carrinho em pedidos; repetido, dá os mesmos pedidos',
    '结算购物车，生成订单；重复调用得到相同的订单',
  ],
  listTransitionEligibilities: [
    'Listar para onde uma assinatura pode passar e o que impede cada opção',
    '列出订阅可以转换到哪些产品/服务，以及各自的阻碍原因',
  ],
  createTransition: [
    'Passar uma assinatura para outro item do catálogo: a atualização por seu nome mais novo',
    '将订阅转换为目录中的另一项：即升级的新名称',
  ],
  listTransitions: [
    'Listar para onde uma assinatura passou: para nenhuma, ou para uma outra',
    '列出订阅转换后的去向：没有，或另一项订阅',
  ],
  listSubscriptionUpgrades: [
    'Listar para o que uma assinatura pode ser atualizada, e o que impede cada opção',
    '列出订阅可升级到的产品/服务，以及各自不可升级的原因',
  ],
  createSubscriptionUpgrade: [
    'Atualizar uma assinatura, com ou sem as licenças dos seus usuários',
    '升级订阅，可选择是否转移用户的许可证',
  ],
  getSubscriptionProvisioningStatus: [
    'Consultar o que uma assinatura trouxe para o diretório do cliente',
    '查看订阅在客户目录中的预配状态',
  ],
  getOrderProvisioningStatus: ['Consultar, para cada linha de um pedido, se está provisionada', '查看订单每一行的预配状态'],
  listOrderActivationLinks: [
    'Listar os links de ativação de um pedido; licenças não precisam deles',
    '列出订单的激活链接（许可证无需激活）',
  ],
  listOrderLineActivationLinks: [
    'Listar os links de ativação de uma linha de um pedido; licenças não precisam deles',
    '列出订单行的激活链接（许可证无需激活）',
  ],
  listSubscriptionActivationLinks: [
    'Listar os links de ativação de uma assinatura; licenças não precisam deles',
    '列出订阅的激活链接（许可证无需激活）',
  ],
  listSubscriptionConversions: [
    'Listar as ofertas pagas em que uma avaliação pode se tornar',
    '列出试用订阅可转换为的付费产品/服务',
  ],
  convertSubscription: [
    'Converter uma avaliação em assinatura paga; o id dela continua o mesmo',
    '将试用订阅转换为付费订阅，其 ID 保持不变',
  ],
  listProducts: ['Listar os produtos de uma visão do catálogo', '列出目录某个视图中的产品'],
  listCustomerProducts: [
    'Listar os produtos de uma visão do catálogo, como um cliente o vê',
    '列出目录某个视图中的产品（按客户）',
  ],
  getProduct: ['Consultar um produto', '查看产品'],
  getCustomerProduct: ['Consultar um produto, como um cliente o vê', '查看产品（按客户）'],
  listSkus: ['Listar os SKUs de um produto: a oferta e a avaliação', '列出产品的 SKU：付费产品/服务和试用版'],
  listCustomerSkus: [
    'Listar os SKUs de um produto: a oferta e a avaliação, como um cliente o vê',
    '列出产品的 SKU：付费产品/服务和试用版（按客户）',
  ],
  getSku: ['Consultar um SKU', '查看 SKU'],
  getCustomerSku: ['Consultar um SKU, como um cliente o vê', '查看 SKU（按客户）'],
  listAvailabilities: [
    'Listar as disponibilidades de um SKU, com o que um pedido indica',
    '列出 SKU 的可用性，以及下单时使用的标识',
  ],
  listCustomerAvailabilities: [
    'Listar as disponibilidades de um SKU, com o que um pedido indica, como um cliente o vê',
    '列出 SKU 的可用性，以及下单时使用的标识（按客户）',
  ],
  getAvailability: ['Consultar uma disponibilidade', '查看可用性'],
  getCustomerAvailability: ['Consultar uma disponibilidade, como um cliente o vê', '查看可用性（按客户）'],
  listCustomerOffers: ['Listar as ofertas que podem ser vendidas a um cliente', '列出可销售给客户的产品/服务'],
  listCustomerOfferCategories: ['Listar as categorias de ofertas abertas a um cliente', '列出对客户开放的产品/服务类别'],
  checkInventory: [
    'Perguntar se produtos ou SKUs podem ser comprados; o que o catálogo não conhece fica de fora',
    '查询产品或 SKU 是否可购买；目录中没有的项目会被忽略',
  ],
  previewOrder: ['Perguntar quanto um pedido custaria e o que traria; nada é gravado', '查询订单的费用和影响；不写入任何内容'],
  previewCart: [
    'Perguntar quanto finalizar um carrinho custaria e o que traria; nada é gravado',
    '查询结算购物车的费用和影响；不写入任何内容',
  ],
  previewUpgrade: [
    'Perguntar quanto uma atualização custaria e o que traria; nada é gravado',
    '查询升级的费用和影响；不写入任何内容',
  ],
  previewConversion: [
    'Perguntar quanto converter uma avaliação custaria e o que traria; nada é gravado',
    '查询转换试用的费用和影响；不写入任何内容',
  ],
  diffPriceList: [
    'Perguntar o que publicar uma lista de preços mudaria; nada é gravado',
    '查询发布价目表会带来哪些变化；不写入任何内容',
  ],
  loadFxRates: [
    'Carregar as taxas de câmbio de um mês; até ele começar, podem ser carregadas de novo',
    '加载某月的汇率；在该月开始之前可以重新加载',
  ],
  getAzureRateCard: [
    'Consultar os preços do Azure por medidor; não é vendido aqui, portanto não há nenhum',
    '按计量查询 Azure 价格；本计划不销售，因此没有价格',
  ],
  getAzureSharedRateCard: [
    'Consultar os preços dos serviços compartilhados do Azure por medidor; aqui não há nenhum',
    '按计量查询 Azure 共享服务的价格；本计划没有',
  ],
  listPromotions: [
    'Listar as promoções de um mercado; este programa só tem a lista de preços',
    '列出某市场的促销；本计划只有价目表，没有促销',
  ],
  getPromotion: ['Obter uma promoção; este programa só tem a lista de preços', '查询促销；本计划只有价目表，没有促销'],
  checkPromotions: [
    'Perguntar que promoções teria o que se vai comprar para um cliente, e por que não',
    '查询为客户购买的内容可享受哪些促销，以及不可享受的原因',
  ],
  attachToOrder: [
    'Anexar pedidos de compra e licitações a um pedido, em um formulário com as partes metadata, pofiles e tenderfiles',
    '以包含 metadata、pofiles 和 tenderfiles 部分的表单，为订单附加采购单和招标文件',
  ],
  listOrderAttachments: ['Listar os arquivos anexados a um pedido', '列出订单的附件'],
  downloadOrderAttachment: ['Baixar um arquivo anexado a um pedido', '下载订单的附件'],
  registerSubscription: [
    'Registrar uma assinatura do Azure para reservas; licenças não podem ser registradas',
    '为预留注册 Azure 订阅；许可证不能注册',
  ],
  getSubscriptionRegistration: ['Consultar se uma assinatura está registrada para reservas', '查询订阅是否已为预留注册'],
  activateSubscription: [
    'Ativar uma assinatura do marketplace em uma área restrita; licenças já estão ativas desde o pedido',
    '在沙盒中激活市场订阅；许可证自下单起即为激活状态',
  ],
  listAzureEntitlements: [
    'Listar as assinaturas do Azure de um plano do Azure; licenças não têm nenhuma',
    '列出 Azure 计划下的 Azure 订阅；许可证没有',
  ],
  getAzureEntitlement: [
    'Consultar uma assinatura do Azure de um plano do Azure; licenças não têm nenhuma',
    '查询 Azure 计划下的 Azure 订阅；许可证没有',
  ],
  cancelAzureEntitlement: [
    'Cancelar uma assinatura do Azure de um plano do Azure; licenças não têm nenhuma',
    '取消 Azure 计划下的 Azure 订阅；许可证没有',
  ],
  listOverages: [
    'Listar as configurações de excedente de um cliente; só um direito do Azure tem uma',
    '列出客户的超额使用设置；只有 Azure 权利才有此设置',
  ],
  updateOverage: ['Permitir ou proibir o excedente de um direito do Azure', '允许或禁止 Azure 权利的超额使用'],
  checkProductUpgrade: [
    'Perguntar se um cliente pode passar para um plano do Azure; nenhum pode',
    '查询客户能否转为 Azure 计划；都不能',
  ],
  createProductUpgrade: ['Passar um cliente para um plano do Azure', '将客户转为 Azure 计划'],
  getProductUpgradeStatus: [
    'Consultar o andamento da passagem de um cliente para um plano do Azure',
    '查询客户转为 Azure 计划的进度',
  ],
  listEntitlements: [
    'Listar o software e as reservas de um cliente; nada disso é vendido aqui',
    '列出客户的软件和预留；本计划均不销售',
  ],
  getReservedInstanceArtifact: ['Consultar as reservas por trás de um direito', '查询权利所对应的预留'],
  listTransfers: [
    'Listar as transferências de assinaturas de um cliente entre parceiros; esta nuvem não tem nenhuma',
    '列出客户的订阅在合作伙伴之间的转移；此云没有转移',
  ],
  listTransferEligibilities: [
    'Perguntar que assinaturas de um cliente poderiam ser transferidas para outro parceiro; nesta nuvem, nenhuma',
    '查询客户的哪些订阅可转移给其他合作伙伴；在此云中都不能',
  ],
  createTransfer: [
    'Pedir a outro parceiro as assinaturas de um cliente; esta nuvem não tem transferências',
    '向其他合作伙伴请求客户的订阅；此云没有转移',
  ],
  getTransfer: ['Consultar uma transferência', '查询转移'],
  rejectTransfer: ['Recusar uma transferência', '拒绝转移'],
  withdrawTransfer: ['Retirar uma transferência', '撤回转移'],
  acceptTransfer: ['Aceitar uma transferência', '接受转移'],
  getSubscriptionSupportContact: ['Consultar quem dá suporte a uma assinatura', '查看由谁为订阅提供支持'],
  updateSubscriptionSupportContact: [
    'Indicar um revendedor seu, ou você mesmo, para dar suporte a uma assinatura',
    '指定你的经销商或你自己为订阅提供支持',
  ],
  getRelationshipRequest: ['Obter o link com que um cliente aceita você como revendedor', '获取链接，供客户接受你成为其经销商'],
  getInvitation: ['Consultar quem pede o quê no link de um parceiro', '查看合作伙伴链接中由谁请求什么'],
  acceptInvitation: [
    'Aceitar um parceiro e dar a ele privilégios administrativos delegados para os seus serviços',
    '接受合作伙伴，并授予其对服务的委派管理权限',
  ],
  listMyPartners: [
    'Listar os parceiros da sua empresa, com os serviços que cada um pode administrar',
    '列出贵公司的合作伙伴，以及各自可管理的服务',
  ],
  withdrawPrivileges: ['Retirar de um parceiro os privilégios administrativos delegados', '收回一个合作伙伴的委派管理权限'],
  withdrawAllPrivileges: [
    'Retirar de todos os parceiros os privilégios administrativos delegados',
    '收回所有合作伙伴的委派管理权限',
  ],
  sendCustomerCode: ['Receber um código no e-mail da sua empresa', '将验证码发送到贵公司的邮箱'],
  openCustomerSession: [
    'Apresentar o código e receber o token de uma sessão, válida por uma hora',
    '提交验证码，获取有效期为一小时的会话令牌',
  ],
  listPartnerRelationships: [
    'Listar os parceiros com quem você trabalha: os revendedores de um provedor, ou o provedor de um revendedor',
    '列出与你合作的合作伙伴：提供商的经销商，或经销商的提供商',
  ],
  listCustomerRelationships: [
    'Listar o revendedor indireto a que um cliente de um provedor está ligado',
    '列出提供商的某个客户所关联的间接经销商',
  ],
  getCustomerValidationStatus: [
    'Ler se um cliente pode comprar: a situação da verificação da conta dele',
    '读取客户是否可以购买：其账户的检查状态',
  ],
  createApplicationConsent: [
    'Permitir que um aplicativo aja no diretório de um cliente, dentro dos escopos indicados',
    '允许应用程序在指定的范围内操作客户的目录',
  ],
  deleteApplicationConsent: ['Retirar os consentimentos de um aplicativo', '撤销应用程序的同意'],
  listSelfServePolicies: ['Listar o que você deixa um cliente comprar por conta própria', '列出你允许客户自行购买的内容'],
  getSelfServePolicy: ['Ler uma política do que um cliente pode comprar por conta própria', '读取一项客户自行购买策略'],
  createSelfServePolicy: ['Deixar um cliente comprar certos produtos por conta própria', '允许客户自行购买某些产品'],
  updateSelfServePolicy: ['Substituir uma política', '替换策略'],
  updateSelfServePolicyOfBody: [
    'Substituir a política cujo id vem no corpo, como alguns documentos mostram',
    '替换正文中 ID 所指的策略，如某些文档所示',
  ],
  deleteSelfServePolicy: [
    'Excluir uma política: o cliente não compra mais nada por conta própria',
    '删除策略：客户不能再自行购买',
  ],
  createCustomerUser: ['Criar um usuário no diretório de um cliente', '在客户的目录中创建用户'],
  listCustomerUsers: [
    'Listar os usuários do diretório de um cliente, ou os que foram excluídos e ainda podem ser restaurados',
    '列出客户目录中的用户，或已删除但仍可恢复的用户',
  ],
  getCustomerUser: ['Ler um usuário do diretório de um cliente', '读取客户目录中的一个用户'],
  updateCustomerUser: [
    'Alterar um usuário, definir uma nova senha ou restaurar um usuário excluído',
    '更改用户、设置新密码或恢复已删除的用户',
  ],
  resetCustomerUserPassword: [
    'Definir uma nova senha de um usuário, no endereço que alguns clientes usam para isso',
    '为用户设置新密码，使用某些客户端采用的地址',
  ],
  deleteCustomerUser: ['Excluir um usuário, que pode ser restaurado por 30 dias', '删除用户，30 天内可以恢复'],
  listCustomerDirectoryRoles: ['Listar as funções do diretório de um cliente', '列出客户目录中的角色'],
  listCustomerUserDirectoryRoles: ['Listar as funções de diretório de um usuário', '列出用户的目录角色'],
  listDirectoryRoleUserMembers: ['Listar os usuários que têm uma função de diretório', '列出拥有某个目录角色的用户'],
  addDirectoryRoleUserMember: ['Dar uma função de diretório a um usuário', '授予用户目录角色'],
  removeDirectoryRoleUserMember: ['Retirar uma função de diretório de um usuário', '收回用户的目录角色'],
  listManagedServices: [
    'Listar os serviços de um cliente que você administra, com onde cuidar de cada um',
    '列出你为客户管理的服务，以及各项服务的管理位置',
  ],
  listSubscribedSkus: ['Listar as licenças que um cliente tem, com quantas estão livres', '列出客户拥有的许可证及其可用数量'],
  listCustomerUserLicenses: ['Listar as licenças de um usuário', '列出用户的许可证'],
  updateCustomerUserLicenses: ['Dar e retirar licenças de um usuário', '为用户分配和收回许可证'],
  createOrder: ['Fazer um pedido para um cliente', '为客户下订单'],
  listOrders: ['Listar os pedidos de um cliente', '列出客户的订单'],
  getOrder: ['Ler um pedido', '读取一个订单'],
  addAddOnToOrder: ['Comprar um complemento ampliando o pedido da assinatura base', '通过扩展基础订阅的订单来购买加载项'],
  listSubscriptions: [
    'Listar as assinaturas de um cliente: todas, as de um pedido ou as de um revendedor',
    '列出客户的订阅：全部订阅、某个订单的订阅或某个经销商的订阅',
  ],
  getSubscription: ['Ler uma assinatura', '读取一个订阅'],
  changeSubscription: [
    'Alterar assentos, apelido, renovação automática ou status de uma assinatura; o status deleted a cancela',
    '更改订阅的席位、昵称、自动续订或状态；状态 deleted 表示取消',
  ],
  listSubscriptionAddOns: ['Listar os complementos de uma assinatura', '列出订阅下的加载项订阅'],
  listInvoices: ['Listar as faturas, da mais recente para a mais antiga', '列出发票，最新的在前'],
  getInvoice: ['Ler uma fatura', '读取一张发票'],
  getInvoiceSummary: ['Ler o saldo da conta', '读取账户余额'],
  listInvoiceSummaries: ['Ler o saldo da conta, uma vez por moeda', '按币种读取账户余额'],
  getInvoiceStatement: ['Baixar uma fatura em PDF', '下载发票 PDF'],
  getInvoiceStatementLink: [
    'Obter um link para a fatura em PDF que funciona sem token por 30 minutos',
    '获取发票 PDF 的链接，30 分钟内无需令牌即可使用',
  ],
  listInvoiceLineItems: ['Listar os itens de linha de uma fatura, 2.000 por vez', '列出发票的明细项目，每次 2,000 行'],
  listInvoiceLineItemsByPath: [
    'Listar os itens de linha de uma fatura, forma antiga do endereço',
    '列出发票的明细项目（旧的地址形式）',
  ],
  listUnbilledLineItems: [
    'Listar o uso registrado e ainda não cobrado, por token de continuação; o que se compra uma só vez nunca fica por cobrar',
    '按继续标记列出已记录但尚未计费的使用量；一次性购买的产品不会处于未计费状态',
  ],
  listEstimateLinks: ['Ler onde estão as linhas ainda não faturadas', '读取尚未开票的行所在的位置'],
  getLicenseReconciliationFile: [
    'Baixar o arquivo de reconciliação baseado em licença de uma fatura',
    '下载发票的基于许可证的对账文件',
  ],
  getLicenseReconciliationLink: [
    'Obter um link para o arquivo de reconciliação baseado em licença que funciona sem token por 30 minutos',
    '获取基于许可证的对账文件的链接，30 分钟内无需令牌即可使用',
  ],
  recordPayment: ['Registrar um pagamento de um parceiro; reenviado, nada muda', '登记合作伙伴的付款；重复发送不会产生变化'],
  reversePayment: ['Estornar um pagamento: o que ele pagou volta a ficar em aberto', '撤销付款：由它支付的款项重新变为未付'],
  listPartnerPayments: [
    'Listar os pagamentos de um parceiro, do mais recente para o mais antigo',
    '列出合作伙伴的付款，最新的在前',
  ],
  getPartnerReceivables: ['Ler o que um parceiro deve, documento por documento', '逐份单据读取合作伙伴的欠款'],
  suspendAccount: ['Suspender uma conta inadimplente', '暂停欠款账户'],
  liftSuspension: ['Liberar uma conta suspensa', '恢复被暂停的账户'],
  listPayments: ['Listar os seus pagamentos, do mais recente para o mais antigo', '列出你的付款，最新的在前'],
  getReceivables: [
    'Ler o que você deve, documento por documento, com os encargos financeiros',
    '逐份单据读取你的欠款，包括财务费用',
  ],
  getAccountStatus: ['Ler o estado da sua conta e o que uma suspensão bloqueia', '读取你的账户状态，以及暂停会阻止哪些操作'],
  listNotices: ['Listar os avisos da cobrança, do mais recente para o mais antigo', '列出计费通知，最新的在前'],
  getInvoiceRecipient: ['Ler quem recebe as suas faturas', '读取发票的收件人'],
  setInvoiceRecipient: ['Indicar a única pessoa que recebe as suas faturas', '指定唯一一位发票收件人'],
  getBillingTerms: ['Ler as alíquotas de imposto e os descontos combinados com um parceiro', '读取与合作伙伴约定的税率和折扣'],
  setBillingTerms: [
    'Definir as alíquotas de imposto e os descontos de um parceiro para os próximos dias',
    '设定合作伙伴今后适用的税率和折扣',
  ],
  giveCredit: ['Reembolsar uma linha de uma fatura, ou parte dela, na próxima fatura', '在下一张发票上退还某行的全部或部分金额'],
  listCredits: [
    'Listar os reembolsos dados a um parceiro, do mais recente para o mais antigo',
    '列出给予合作伙伴的退款，最新的在前',
  ],
  issueCreditNote: ['Corrigir uma fatura com uma nota de crédito, ou anulá-la', '用贷记单更正发票，或作废发票'],
  issueOneTimeInvoice: ['Emitir uma fatura de produtos comprados uma única vez', '为一次性购买的产品开具发票'],
  getInvoiceEstimate: [
    'Ler como seria a próxima fatura se nada mudasse; custa tantas leituras quanto um fechamento',
    '读取在没有任何变化时下一张发票的内容；读取量与一次结账相同',
  ],
  getUnbilledLicenseReconciliationFile: [
    'Baixar o arquivo de reconciliação baseado em licença da próxima fatura até o momento',
    '下载下一张发票截至目前的基于许可证的对账文件',
  ],
  getLineItemProof: ['Ler como se chegou a cada valor de uma linha baseada em licença', '读取基于许可证的行中每个数字的由来'],
  previewSubscriptionChange: [
    'Perguntar quanto custaria e o que causaria uma alteração de assinatura, com o corpo da própria alteração; nada é gravado',
    '用更改本身的正文询问订阅更改的费用和后果；不写入任何内容',
  ],
  listAgreementTemplates: [
    'Listar as versões publicadas de todos os contratos, de cada um a mais recente primeiro: é a que se assina',
    '列出所有合同的已发布版本，每种合同最新的在前：应签署的即为该版本',
  ],
  listPartners: [
    'Listar os parceiros do programa por ID do MPN; uma página pode trazer menos do que foi pedido',
    '按 MPN ID 列出计划中的合作伙伴；一页可能少于所请求的数量',
  ],
  getPartner: [
    'Ler a conta de um parceiro: o estado, o dia de cobrança e até onde chegaram as suas tarefas',
    '读取合作伙伴的账户：状态、计费日以及作业的进度',
  ],
  listDueCloses: [
    'Listar os parceiros cujo fechamento mensal está pendente, ou estará até um dia; uma página pode trazer menos do que foi pedido',
    '列出月度结账已到期或在某日之前到期的合作伙伴；一页可能少于所请求的数量',
  ],
  startClose: [
    'Enviar a um processo de trabalho um parceiro cujo fechamento mensal está pendente, como faz o temporizador diário; o que já foi fechado fica como está',
    '像每日计时器那样，把月度结账已到期的合作伙伴交给工作进程；已结账的保持不变',
  ],
  rehearseClose: [
    'Ler o que o próximo fechamento de um parceiro cobraria se nada mudasse; nada é gravado, e custa tantas leituras quanto ele',
    '读取在没有任何变化时合作伙伴下一次结账的计费内容；不写入任何内容，读取量与结账相同',
  ],
  rehearseLicenseReconciliationFile: [
    'Baixar as linhas baseadas em licença que o próximo fechamento de um parceiro gravaria',
    '下载合作伙伴下一次结账将写入的基于许可证的行',
  ],
  rehearseUsageReconciliationFile: [
    'Baixar as linhas baseadas em uso que o próximo fechamento de um parceiro gravaria',
    '下载合作伙伴下一次结账将写入的基于使用情况的行',
  ],
  getPartnerLicenseReconciliationFile: [
    'Baixar o arquivo de reconciliação baseado em licença da fatura de um parceiro',
    '下载合作伙伴发票的基于许可证的对账文件',
  ],
  getPartnerUsageReconciliationFile: [
    'Baixar o arquivo de reconciliação baseado em uso da fatura de um parceiro',
    '下载合作伙伴发票的基于使用情况的对账文件',
  ],
  listLoadedPriceLists: [
    'Listar todas as listas de preços, também as que nenhum parceiro vê ainda',
    '列出所有价目表，包括合作伙伴尚不可见的价目表',
  ],
  getLoadedPriceList: [
    'Baixar uma lista de preços, mesmo que nenhum parceiro a veja ainda: para alterá-la e carregá-la como a próxima',
    '下载价目表，即使合作伙伴尚不可见：修改后作为下一份上传',
  ],
  recordUsage: [
    'Enviar o uso tarifado de um parceiro, 2.000 registros por vez; reenviado, nada muda',
    '发送合作伙伴的已定价使用量，每次 2,000 条；重复发送不会产生变化',
  ],
  getUsageReconciliationFile: [
    'Baixar o arquivo de reconciliação baseado em uso de uma fatura',
    '下载发票的基于使用情况的对账文件',
  ],
  getUsageReconciliationLink: [
    'Obter um link para o arquivo de reconciliação baseado em uso que funciona sem token por 30 minutos',
    '获取基于使用情况的对账文件的链接，30 分钟内无需令牌即可使用',
  ],
  getUnbilledUsageFile: [
    'Baixar o arquivo baseado em uso do que está registrado e ainda não foi cobrado',
    '下载已记录但尚未计费的使用量文件',
  ],
  verifyReconciliationFile: [
    'Recalcular cada linha de um arquivo de reconciliação com uma segunda implementação; o arquivo não é guardado',
    '由第二套实现重新推算对账文件的每一行；文件不会被保存',
  ],
  listAuditRecords: [
    'Pesquisar quem alterou o quê e quando, do mais recente para o mais antigo',
    '查询谁在何时更改了什么，最新的在前',
  ],
  listAuditActivity: ['O mesmo no outro endereço da auditoria', '审计的另一个地址上的同一查询'],
  getAuditRecord: ['Ler um registro de auditoria; null quando não há nenhum com esse id', '读取审计记录；没有该 id 时为 null'],
  getAuditRecordAtItsOtherAddress: ['O mesmo no endereço da lista', '列表地址上的同一读取'],
  listAuditSeals: [
    'Listar os selos da sua cadeia de auditoria, do mais antigo para o mais recente',
    '列出审计链的封印，最早的在前',
  ],
  listSealedAuditRecords: [
    'Listar os seus registros de auditoria como foram selados, na ordem da cadeia',
    '按链的顺序列出封存时的审计记录',
  ],
  listPartnerAuditRecords: ['Pesquisar os registros de auditoria de um parceiro, ou os próprios', '查询合作伙伴或自己的审计记录'],
  listPartnerAuditSeals: [
    'Listar os selos da cadeia de auditoria de um parceiro, ou da própria',
    '列出合作伙伴或自己的审计链的封印',
  ],
  listPartnerSealedAuditRecords: [
    'Listar os registros de auditoria de um parceiro como foram selados, ou os próprios',
    '列出合作伙伴或自己封存时的审计记录',
  ],
  listAzureUsageAnalytics: [
    'Relatório do uso de todos os seus clientes, por dia e recurso, filtrado ou agrupado',
    '所有客户使用量的报表，按日期和资源，可筛选或分组',
  ],
  listIndirectResellerAnalytics: [
    'Relatório dos seus revendedores indiretos: quantas assinaturas e licenças cada um vendeu, e desde quando',
    '间接经销商报表：各自售出多少订阅和许可证，以及起始时间',
  ],
  listSubscriptionAnalytics: [
    'Relatório das suas assinaturas, uma a uma, filtrado ou agrupado',
    '订阅报表，逐项列出，可筛选或分组',
  ],
  listSearchAnalytics: [
    'Relatório de quantas vezes você foi encontrado em uma busca de parceiros; este programa não tem essa busca, por isso está vazio',
    '合作伙伴搜索中被找到次数的报表；本计划没有此类搜索，因此为空',
  ],
  listReferralAnalytics: [
    'Relatório das suas indicações; este programa não tem nenhuma, por isso está vazio',
    '推荐报表；本计划没有推荐，因此为空',
  ],
  listCommercialLicenseDeployment: [
    'Relatório de quantas das licenças vendidas estão atribuídas a usuários, por serviço, cliente e produto',
    '所售许可证中已分配给用户的数量报表，按服务、客户和产品',
  ],
  listCommercialLicenseDeploymentAtItsOtherAddress: [
    'Relatório de quantas das licenças vendidas estão atribuídas a usuários, no outro endereço',
    '所售许可证中已分配给用户的数量报表（另一地址）',
  ],
  listCommercialLicenseUsage: [
    'Relatório de quantas licenças são de fato usadas, por carga de trabalho; os serviços não informam este programa, por isso está vazio',
    '按工作负载统计实际使用的许可证报表；各服务不向本计划提供此数据，因此为空',
  ],
  listCommercialLicenseUsageAtItsOtherAddress: [
    'Relatório de quantas licenças são de fato usadas, no outro endereço; está vazio',
    '实际使用的许可证报表（另一地址）；为空',
  ],
  getPartnerLicensesDeployment: [
    'Ler que parte das licenças vendidas está atribuída a usuários, por serviço',
    '读取所售许可证中已分配给用户的比例，按服务',
  ],
  getCustomerLicensesDeployment: [
    'Ler quantas das licenças vendidas a um cliente estão atribuídas a usuários, por produto',
    '读取售给某个客户的许可证中已分配给用户的数量，按产品',
  ],
  getPartnerLicensesUsage: [
    'Ler que parte das licenças vendidas é de fato usada; os serviços não informam este programa, por isso está vazio',
    '读取所售许可证的实际使用比例；各服务不向本计划提供此数据，因此为空',
  ],
  getCustomerLicensesUsage: [
    'Ler que parte das licenças de um cliente é de fato usada; os serviços não informam este programa, por isso está vazio',
    '读取某个客户许可证的实际使用比例；各服务不向本计划提供此数据，因此为空',
  ],
  getPartnerUsageSummary: [
    'Ler quanto custa até agora o uso de todos os seus clientes no período em curso',
    '读取当前计费周期内所有客户使用量的累计费用',
  ],
  listCustomerUsageRecords: [
    'Listar os seus clientes com o custo do uso de cada um no período em curso, e o seu orçamento',
    '列出客户及其当前计费周期的使用费用和预算',
  ],
  getCustomerUsageSummary: [
    'Ler quanto custa até agora o uso de um cliente no período em curso, e o seu orçamento',
    '读取某个客户当前计费周期的累计使用费用和预算',
  ],
  getCustomerUsageBudget: [
    'Ler quanto um cliente deve usar no máximo em um período de cobrança',
    '读取某个客户每个计费周期的使用预算',
  ],
  updateCustomerUsageBudget: [
    'Definir quanto um cliente deve usar no máximo em um período de cobrança, ou retirar esse valor; nada para quando ele é atingido',
    '设置或取消某个客户每个计费周期的使用预算；达到预算时不会停用任何服务',
  ],
  listSubscriptionUsageRecords: [
    'Listar as assinaturas de um cliente que têm uso no período em curso, com o custo até agora',
    '列出某个客户在当前计费周期有使用量的订阅及其累计费用',
  ],
  getSubscriptionUsageSummary: [
    'Ler quanto custa até agora o uso de uma assinatura no período em curso',
    '读取某个订阅当前计费周期的累计使用费用',
  ],
  listSubscriptionUsageByMeter: [
    'Listar o uso de uma assinatura no período em curso por medidor',
    '按计量项列出某个订阅当前计费周期的使用量',
  ],
  listSubscriptionUsageByResource: [
    'Listar o uso de um plano do Azure por recurso; aqui não se vendem planos, por isso está vazio',
    '按资源列出 Azure 计划的使用量；本计划不销售此类计划，因此为空',
  ],
  getInvoiceReceiptStatement: [
    'Baixar um recibo fiscal de uma fatura; neste mercado não há nenhum',
    '下载发票的税务收据；本市场没有此类收据',
  ],
  listSubscriptionMonthlyResourceUsage: [
    'Listar o uso de uma assinatura no período em curso por recurso, forma antiga do endereço',
    '按资源列出某个订阅当前计费周期的使用量（旧地址形式）',
  ],
  listSubscriptionDailyUsage: [
    'Listar o uso de uma assinatura no período em curso por dia',
    '按日期列出某个订阅当前计费周期的使用量',
  ],
  listAzureUtilizationRecords: [
    'Listar o que uma assinatura consumiu, sem preço, pelo momento em que foi registrado, 1.000 por vez',
    '按记录时间列出某个订阅的未定价消耗量，每次 1,000 条',
  ],
  getCustomerServiceCostsSummary: ['Ler o que a última fatura cobra por um cliente', '读取最近一张账单中某个客户的费用'],
  listCustomerServiceCostLineItems: [
    'Listar as cobranças da última fatura por um cliente',
    '列出最近一张账单中某个客户的各项收费',
  ],
  getApplicationMfaAdoptionStatus: [
    'Ler quantas solicitações os seus usuários fizeram por aplicativo e dia, e quantas com um segundo fator',
    '读取用户每天通过各应用程序发出的请求数，以及其中使用多重身份验证的数量',
  ],
  listPartnerRequests: [
    'Listar as solicitações dos seus usuários nos últimos sete dias, da mais recente para a mais antiga, 10.000 no máximo',
    '列出你的用户最近七天发出的请求，最新的在前，最多 10,000 条',
  ],
  listNonMfaCompliantPartnerPrincipals: [
    'Listar quais dos seus usuários chamaram nos últimos sete dias com um só fator, e quando pela última vez',
    '列出最近七天内未使用多重身份验证的用户及其最近一次请求时间',
  ],
  listSupportTopics: ['Listar os assuntos que uma solicitação de serviço pode ter', '列出服务请求可以选择的主题'],
  createServiceRequest: ['Pedir ajuda à operadora com o Partner Center', '就合作伙伴中心向运营商求助'],
  listServiceRequests: [
    'Listar as solicitações de serviço da sua empresa, a mais recente primeiro',
    '列出贵公司的服务请求，最新的排在最前',
  ],
  getServiceRequest: ['Ler uma solicitação de serviço com as suas notas', '读取服务请求及其备注'],
  updateServiceRequest: [
    'Alterar uma solicitação de serviço, acrescentar uma nota, fechá-la ou reabri-la',
    '更改服务请求、添加备注、关闭或重新打开',
  ],
  attachToServiceRequest: [
    'Anexar um arquivo a uma solicitação de serviço; o mesmo arquivo outra vez não muda nada',
    '将文件附加到服务请求；重复附加同一文件不会产生变化',
  ],
  getServiceRequestAttachment: ['Baixar um arquivo de uma solicitação de serviço', '下载服务请求的文件'],
  createCustomerServiceRequest: ['Pedir ajuda à operadora com um serviço de um cliente', '就客户的服务向运营商求助'],
  listCustomerServiceRequests: [
    'Listar as solicitações de serviço sobre um cliente, a mais recente primeiro',
    '列出有关客户的服务请求，最新的排在最前',
  ],
  getCustomerServiceRequest: ['Ler uma solicitação de serviço sobre um cliente', '读取有关客户的服务请求'],
  updateCustomerServiceRequest: [
    'Alterar uma solicitação de serviço sobre um cliente, acrescentar uma nota, fechá-la ou reabri-la',
    '更改有关客户的服务请求、添加备注、关闭或重新打开',
  ],
  listWaitingServiceRequests: [
    'Listar as solicitações de serviço de todos os parceiros que esperam pela operadora: primeiro as mais graves, depois as que esperam há mais tempo',
    '列出所有合作伙伴等待运营商处理的服务请求：最严重的在前，其次是等待最久的',
  ],
  getPartnerServiceRequest: ['Ler uma solicitação de serviço de um parceiro', '读取合作伙伴的服务请求'],
  getPartnerServiceRequestAttachment: [
    'Baixar um arquivo que um parceiro anexou a uma solicitação de serviço',
    '下载合作伙伴附加到服务请求的文件',
  ],
  takeServiceRequest: ['Assumir uma solicitação de serviço que ninguém assumiu', '受理尚无人受理的服务请求'],
  answerServiceRequest: ['Responder a uma solicitação de serviço', '答复服务请求'],
  askForRemediationPlan: [
    'Pedir ao parceiro um plano de correção, quando ele escalona o que não deveria',
    '在合作伙伴呈报不应呈报的问题时，要求其提交整改计划',
  ],
  settleServiceRequest: ['Fechar uma solicitação de serviço com uma última palavra', '附上最后答复并关闭服务请求'],
  getSandboxClock: ['Ler a hora própria da área restrita', '读取沙盒自己的时间'],
  advanceSandboxClock: [
    'Avançar o relógio da área restrita; antes, todos os trabalhos que vencem no caminho são feitos em ordem',
    '向前拨动沙盒时钟；期间到期的所有作业会先按顺序完成',
  ],
  listWebhookEvents: ['Listar os eventos para os quais um webhook pode ser registrado', '列出 Webhook 可注册的事件'],
  createWebhookRegistration: ['Registrar o endereço que é avisado dos eventos', '注册接收事件的地址'],
  getWebhookRegistration: ['Ler o seu registro de webhook, e se ele foi parado', '读取你的 Webhook 注册，以及它是否已停止'],
  updateWebhookRegistration: [
    'Substituir o seu registro de webhook, ou reiniciar um que foi parado',
    '替换你的 Webhook 注册，或重新启动已停止的注册',
  ],
  createWebhookValidationEvent: ['Fazer enviar um evento de teste ao seu webhook', '向你的 Webhook 发送一个测试事件'],
  getWebhookValidationEvent: ['Ler o que aconteceu com um evento de teste', '读取测试事件的送达情况'],
  listWebhookDeliveries: [
    'Listar as entregas ao seu webhook nos últimos sete dias, cada tentativa com o seu resultado',
    '列出最近七天发往 Webhook 的每次尝试及其结果',
  ],
  replayWebhookEvents: [
    'Fazer enviar de novo um evento dos últimos sete dias, ou todos desde um instante',
    '重新发送最近七天中的一个事件，或自某一时刻起的所有事件',
  ],
  getWebhookCertificate: ['Baixar o certificado com que os webhooks são assinados', '下载用于签署 Webhook 的证书'],
  getUpdatedSubscription: ['Ler a assinatura de que fala um evento', '读取事件所涉及的订阅'],
  listServiceIncidents: [
    'Listar os serviços do programa, cada um com o seu estado, os seus incidentes e a manutenção programada',
    '列出计划的各项服务，以及每项服务的状态、事件和计划内维护',
  ],
  countServiceIncidents: [
    'Contar os incidentes e as manutenções programadas de todos os serviços',
    '统计所有服务的事件和计划内维护的数量',
  ],
  listCustomerServiceIncidents: [
    'Listar os incidentes e as manutenções programadas dos serviços que um cliente tem',
    '列出客户所拥有服务的事件和计划内维护',
  ],
  listMyServiceIncidents: [
    'Listar os incidentes e as manutenções programadas dos serviços que a sua empresa tem',
    '列出贵公司所拥有服务的事件和计划内维护',
  ],
  getServiceHealth: [
    'Ler como os serviços funcionam: estado, incidentes, manutenção programada e histórico de 90 dias',
    '读取服务运行状况：状态、事件、计划内维护和 90 天历史记录',
  ],
  publishServiceIncident: [
    'Publicar um incidente ou uma manutenção programada com um ID próprio, ou o que mudou nele; enviar de novo não muda nada',
    '以自定 ID 发布事件或计划内维护，或发布其变更；重复发送不会产生变化',
  ],
  addServiceIncidentUpdate: [
    'Dizer o que há de novo sobre um incidente ou uma manutenção programada',
    '发布事件或计划内维护的最新进展',
  ],
  resolveServiceIncident: [
    'Dizer que um incidente terminou, ou que uma manutenção programada foi concluída ou cancelada',
    '宣布事件已结束，或计划内维护已完成或取消',
  ],
  terminateAccount: [
    'Encerrar de vez a conta de um parceiro, quando nada do que vendeu estiver ativo',
    '在合作伙伴售出的订阅均不再有效后，永久终止其账户',
  ],
  exportMyData: ['Baixar tudo o que está guardado da sua empresa, em linhas JSON', '以 JSON 行下载所存储的贵公司的全部数据'],
  exportCustomerData: [
    'Baixar tudo o que está guardado de um cliente seu, em linhas JSON',
    '以 JSON 行下载所存储的你的某个客户的全部数据',
  ],
  exportMyCustomerData: [
    'Baixar tudo o que está guardado da sua empresa como cliente, em linhas JSON',
    '以 JSON 行下载所存储的贵公司作为客户的全部数据',
  ],
  exportPartnerData: [
    'Baixar tudo o que está guardado de um parceiro, em linhas JSON; também de um que saiu',
    '以 JSON 行下载所存储的合作伙伴的全部数据，包括已退出的合作伙伴',
  ],
  eraseCustomer: [
    'Apagar os dados pessoais de um cliente para quem ninguém mais trabalha; enviado de novo, continua',
    '擦除不再有任何合作伙伴服务的客户的个人数据；重复发送会继续执行',
  ],
  getCustomerErasure: ['Ver até onde chegou o apagamento de um cliente', '查看客户数据擦除的进度'],
  erasePartner: [
    'Apagar as pessoas de um parceiro cuja conta está encerrada e cujas faturas estão pagas; enviado de novo, continua',
    '擦除账户已终止且账单已付清的合作伙伴的人员数据；重复发送会继续执行',
  ],
};

export function operationName(id: string, summary: string, lang: string): string {
  const names = NAMES[id];
  if (!names) throw new Error(`the operation ${id} has no names in site/src/i18n/operations.ts`);
  return inLanguage([summary.replace(/\.$/, ''), ...names] satisfies InThree, lang);
}
